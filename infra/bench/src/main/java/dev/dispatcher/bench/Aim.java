package dev.dispatcher.bench;

/// What a figure should reach, or stay below.
record Aim(double bound, boolean isFloor) {

    static Aim atLeast(double bound) {
        return new Aim(bound, true);
    }

    static Aim atMost(double bound) {
        return new Aim(bound, false);
    }

    String judge(double figure) {
        boolean reached = isFloor ? figure >= bound : figure <= bound;
        return "%s %s %s".formatted(isFloor ? "≥" : "≤", bound, reached ? "reached" : "MISSED");
    }
}
