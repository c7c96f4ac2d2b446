package dev.dispatcher.standins.github.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.standins.Parameters;
import dev.dispatcher.standins.github.world.Account;
import dev.dispatcher.standins.github.world.Pull;
import dev.dispatcher.standins.github.world.Repository;
import dev.dispatcher.standins.github.world.Run;
import dev.dispatcher.standins.github.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One call to one route, at one moment, by somebody. What it asks for and is not there, or may not, refuses it.
record Request(World world, Instant now, Account caller, Map<String, String> variables, Parameters parameters) {

    private static final int PAGE_SIZE = 30;
    private static final int PAGE_SIZE_MAX = 100;

    /// Who may not even see it is told that there is none.
    Repository repository() {
        return world.find(variable("owner") + "/" + variable("repo"))
                .filter(found -> found.allows(caller, "pull"))
                .orElseThrow(Refused::notFound);
    }

    Repository repository(String right) {
        var repository = repository();
        if (repository.allows(caller, right)) return repository;
        throw right.equals("admin")
                ? Refused.notFound() // for hooks GitHub says no more
                : Refused.of(403, "Resource not accessible: it takes the right to " + right);
    }

    Run run(Repository repository) {
        return repository.findRun(whole("run")).orElseThrow(Refused::notFound);
    }

    Pull pull(Repository repository) {
        return repository.findPull(whole("number")).orElseThrow(Refused::notFound);
    }

    String variable(String name) {
        var value = variables.get(name);
        if (value == null) throw new IllegalStateException("the route has no " + name);
        return value;
    }

    long whole(String name) {
        try {
            return Long.parseLong(variable(name));
        } catch (NumberFormatException _) {
            throw Refused.notFound();
        }
    }

    String text(String name) {
        return parameters.text(name).orElse("");
    }

    String required(String name) {
        return parameters
                .text(name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Refused.of(422, "Invalid request.\n\n\"%s\" wasn't supplied.".formatted(name)));
    }

    ArrayNode page(List<ObjectNode> all) {
        int size = Math.min(PAGE_SIZE_MAX, number("per_page", PAGE_SIZE));
        var page = JsonNodeFactory.instance.arrayNode();
        all.stream().skip((long) (number("page", 1) - 1) * size).limit(size).forEach(page::add);
        return page;
    }

    private int number(String name, int otherwise) {
        return parameters
                .text(name)
                .filter(text -> text.matches("[1-9]\\d{0,5}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }
}
