package dev.dispatcher.events;

import dev.dispatcher.platform.lambda.Sandbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A sandbox that only remembers why it should end.
public final class TestSandbox implements Sandbox {

    public final List<String> reasons = new CopyOnWriteArrayList<>();

    @Override
    public void replace(String reason) {
        reasons.add(reason);
    }

    @Override
    public boolean isLeaving() {
        return !reasons.isEmpty();
    }
}
