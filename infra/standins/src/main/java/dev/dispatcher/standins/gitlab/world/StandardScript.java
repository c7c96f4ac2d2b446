package dev.dispatcher.standins.gitlab.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The pipeline a demo project has when nobody says otherwise: terraform, ansible and helm, with jobs for each product
/// named in `PRODUCTS`; and the way back when `STAND_ACTION` is `destroy`.
public final class StandardScript implements PipelineScript {

    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofSeconds(5);

    private final List<String> usual;

    private StandardScript(List<String> usual) {
        this.usual = usual;
    }

    /// `usual` are the products of a pipeline that names none.
    public static StandardScript of(List<String> usual) {
        return new StandardScript(List.copyOf(usual));
    }

    @Override
    public List<JobScript> jobs(String ref, Map<String, String> variables) {
        var named = variables.getOrDefault("PRODUCTS", "");
        var products = named.isBlank() ? usual : List.of(named.split(",", -1));
        return variables.getOrDefault("STAND_ACTION", "").equals("destroy") ? down(ref) : up(ref, products);
    }

    private static List<JobScript> up(String ref, List<String> products) {
        var jobs = new ArrayList<JobScript>();
        jobs.add(JobScript.of("terraform", "[01-network]").takes(SHORT));
        // Played by hand, as in most real pipelines that spend money.
        jobs.add(JobScript.of("terraform", "[02-vm]").takes(LONG).manual().needing("[01-network]"));
        jobs.add(JobScript.of("ansible", "[01-base]").takes(SHORT));
        for (var product : products)
            jobs.add(JobScript.of("ansible", "[02-" + product + "]").takes(LONG));
        for (var product : products)
            jobs.add(JobScript.of("helm", "[01-" + product + "]").takes(SHORT));
        jobs.add(JobScript.of("helm", "[02-ingress]").takes(SHORT).deploying(ref, "[99-stop]"));
        jobs.add(JobScript.of("stop", "[99-stop]")
                .takes(SHORT)
                .manual()
                .allowingFailure()
                .stopping(ref));
        return jobs;
    }

    private static List<JobScript> down(String ref) {
        return List.of(
                JobScript.of("helm", "[01-uninstall]").takes(SHORT),
                JobScript.of("terraform", "[01-destroy]").takes(SHORT).stopping(ref));
    }
}
