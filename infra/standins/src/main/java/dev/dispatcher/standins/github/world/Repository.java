package dev.dispatcher.standins.github.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One repository, with what each account may do in it.
public final class Repository {

    public static final String DEFAULT_BRANCH = "main";

    /// From nothing to everything.
    private static final List<String> RIGHTS = List.of("none", "pull", "triage", "push", "maintain", "admin");

    private static final int SHA_LENGTH = 40;

    private final long id;
    private final String fullName;
    private final Map<String, String> rights = new TreeMap<>();
    private final Map<String, String> heads = new LinkedHashMap<>();
    private final Set<String> protectedBranches = new HashSet<>();
    private final List<Workflow> workflows = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final List<Pull> pulls = new ArrayList<>();
    private long commits;

    Repository(long id, String fullName) {
        this.id = id;
        this.fullName = fullName;
        push(DEFAULT_BRANCH);
    }

    public long id() {
        return id;
    }

    public String fullName() {
        return fullName;
    }

    public String url() {
        return "https://github.com/" + fullName;
    }

    /// A new commit at the head of a branch, which is made when there is none. Answers its SHA.
    public String push(String branch) {
        var sha =
                HexFormat.of().toHexDigits(id * 1_000_003 + ++commits).repeat(3).substring(0, SHA_LENGTH);
        heads.put(branch, sha);
        return sha;
    }

    public boolean hasBranch(String branch) {
        return heads.containsKey(branch);
    }

    public void protect(String branch) {
        protectedBranches.add(branch);
    }

    public boolean isProtected(String branch) {
        return protectedBranches.contains(branch);
    }

    String head(String branch) {
        return heads.getOrDefault(branch, "0".repeat(SHA_LENGTH));
    }

    public void grant(Account account, String right) {
        rights.put(account.login(), right);
    }

    public boolean allows(Account account, String right) {
        return RIGHTS.indexOf(rights.getOrDefault(account.login(), "none")) >= RIGHTS.indexOf(right);
    }

    public List<Workflow> workflows() {
        return workflows;
    }

    /// By its number or its file.
    public Optional<Workflow> findWorkflow(String idOrFile) {
        return workflows.stream()
                .filter(workflow -> workflow.file().equals(idOrFile)
                        || String.valueOf(workflow.id()).equals(idOrFile))
                .findFirst();
    }

    public List<Run> runs() {
        return runs;
    }

    public Optional<Run> findRun(long run) {
        return runs.stream().filter(found -> found.id() == run).findFirst();
    }

    public List<Pull> pulls() {
        return pulls;
    }

    public Optional<Pull> findPull(long number) {
        return pulls.stream().filter(found -> found.number() == number).findFirst();
    }

    public ObjectNode json() {
        var owner = fullName.substring(0, fullName.indexOf('/'));
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", fullName.substring(owner.length() + 1))
                .put("full_name", fullName)
                .put("private", true)
                .put("html_url", url())
                .put("default_branch", DEFAULT_BRANCH);
        json.putObject("owner").put("login", owner);
        return json;
    }

    /// As this account sees it.
    public ObjectNode json(Account account) {
        var json = json();
        var permissions = json.putObject("permissions");
        for (var right : List.of("admin", "maintain", "push", "triage", "pull")) {
            permissions.put(right, allows(account, right));
        }
        return json;
    }
}
