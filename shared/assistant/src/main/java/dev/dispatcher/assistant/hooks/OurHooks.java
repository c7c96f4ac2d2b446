package dev.dispatcher.assistant.hooks;

import dev.dispatcher.assistant.forge.Hooks;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which of a project's hooks at its forge are ours. The address alone does not say it: whoever administers a
/// project there can type in the address of another's.
@Singleton
final class OurHooks {

    private final HookRows rows;
    private final HookAddress address;

    OurHooks(HookRows rows, HookAddress address) {
        this.rows = rows;
        this.address = address;
    }

    /// A hook at the forge that calls the address of this id.
    record Ours(String id, Hooks.Hook hook) {}

    /// Of those listed for the project that this hook would be for. The first is to stay, any other is one too
    /// many: what is known comes first, in its order. One whose row was lost is ours again.
    List<Ours> among(List<Hooks.Hook> listed, Hook project, List<HookRows.Kept> known) {
        var ids = known.stream().map(kept -> kept.hook().id()).toList();
        var remotes = known.stream()
                .flatMap(kept -> Stream.ofNullable(kept.remoteId()))
                .toList();
        return listed.stream()
                .flatMap(hook -> id(hook, project).stream().map(id -> new Ours(id, hook)))
                .sorted(Comparator.comparingInt((Ours ours) -> place(ids.indexOf(ours.id())))
                        .thenComparingInt(
                                ours -> place(remotes.indexOf(ours.hook().id())))
                        .thenComparingLong(ours -> ours.hook().id()))
                .toList();
    }

    private static int place(int index) {
        return index < 0 ? Integer.MAX_VALUE : index;
    }

    private Optional<String> id(Hooks.Hook hook, Hook project) {
        return address.id(project.provider(), hook.url())
                .filter(id -> rows.find(id)
                        .filter(kept -> !kept.hook().isOfSameProject(project))
                        .isEmpty());
    }
}
