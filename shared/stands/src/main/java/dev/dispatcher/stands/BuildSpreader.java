package dev.dispatcher.stands;

import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Spreader;
import dev.dispatcher.stands.PipelineSpreader.Reports;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/// What GitLab reports of a job wakes the stand its pipeline belongs to.
@Singleton
final class BuildSpreader implements Spreader {

    @Override
    public Set<String> types() {
        return Set.of("gitlab.build");
    }

    @Override
    public String name() {
        return "stands";
    }

    @Override
    public List<Child> spread(Delivery parent) {
        return Reports.wake(Reports.at(parent.payload(), "body").get("pipeline_id"), null);
    }
}
