package dev.dispatcher.stands;

/// What a word of GitLab's means to us. A word nobody here knows means that something is going on, never success.
enum JobState {
    WAITING,
    MANUAL,
    ACTIVE,
    SUCCESS,
    FAILED,
    CANCELED,
    SKIPPED;

    static JobState of(String word) {
        return switch (word) {
            case "created" -> WAITING;
            case "manual" -> MANUAL;
            case "success" -> SUCCESS;
            case "failed" -> FAILED;
            case "canceled" -> CANCELED;
            case "skipped" -> SKIPPED;
            default -> ACTIVE;
        };
    }

    String inRussian() {
        return switch (this) {
            case WAITING -> "ждёт";
            case MANUAL -> "ждёт запуска";
            case ACTIVE -> "идёт";
            case SUCCESS -> "успех";
            case FAILED -> "ошибка";
            case CANCELED -> "отменена";
            case SKIPPED -> "пропущена";
        };
    }

    boolean isOver() {
        return compareTo(SUCCESS) >= 0;
    }

    boolean isBad() {
        return this == FAILED || this == CANCELED;
    }
}
