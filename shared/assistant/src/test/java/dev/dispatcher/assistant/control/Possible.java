package dev.dispatcher.assistant.control;

import dev.dispatcher.assistant.Provider;

/// Things that are there to be acted on, newly made each time.
record Possible(Scene scene, Provider provider) {

    Offer of(Act act) {
        return switch (act) {
            case RUN -> {
                scene.push(provider);
                yield scene.offer(act, provider, "replicas", workflow());
            }
            case STOP -> scene.offer(act, provider, scene.pipeline(provider), "");
            case RETRY -> {
                var id = scene.pipeline(provider);
                scene.stage.forge(provider).stop(scene.token(provider), Scene.PROJECT, Long.parseLong(id));
                yield scene.offer(act, provider, id, "");
            }
            case PLAY -> {
                scene.pipeline(provider);
                var job = scene.project.pipelines().getLast().job("preview").id();
                yield scene.offer(act, provider, String.valueOf(job), "");
            }
            case APPROVE, MERGE, DECLINE -> scene.merge(act, provider);
            case MUTE -> throw new IllegalArgumentException("that is no forge's business");
        };
    }

    /// On a branch where only some may.
    Offer run() {
        scene.repository.protect("main");
        var main = provider == Provider.GITLAB ? "master" : "main";
        return scene.offer(Act.RUN, provider, main, workflow());
    }

    private String workflow() {
        return switch (provider) {
            case GITLAB -> "";
            case GITHUB -> "ci.yml";
        };
    }
}
