package dev.dispatcher.local.topics;

/// SNS does not do what it was called for: a code that its clients know, and one sentence.
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    Refused(int status, String code, String sentence) {
        super(sentence);
        this.status = status;
        this.code = code;
    }

    static Refused invalid(String sentence) {
        return new Refused(400, "InvalidParameter", "Invalid parameter: " + sentence);
    }

    static Refused badAttribute(String sentence) {
        return new Refused(400, "ParameterValueInvalid", sentence);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    boolean isTheCallersFault() {
        return status < 500;
    }
}
