package dev.dispatcher.platform.json;

import java.util.List;

/// A text that we do not take for what it should be.
public abstract sealed class JsonRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    private JsonRefused(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /// What is wrong, for a person.
    public String sentence() {
        return sentence;
    }

    /// Not JSON at all, or JSON that nobody can keep.
    public static final class Malformed extends JsonRefused {
        private static final long serialVersionUID = 1;
        private final transient List<Finding> findings;

        Malformed(String sentence) {
            super(sentence);
            findings = List.of();
        }

        Malformed(String pointer, String message) {
            super((pointer.isEmpty() ? "The value" : pointer) + " " + message);
            findings = List.of(new Finding(pointer, message));
        }

        @Override
        public List<Finding> findings() {
            return findings;
        }
    }

    /// JSON, but not what was asked for.
    public static final class Unfit extends JsonRefused {
        private static final long serialVersionUID = 1;
        private final transient List<Finding> findings;

        Unfit(List<Finding> findings) {
            super(sentence(findings.getFirst()));
            this.findings = findings;
        }

        @Override
        public List<Finding> findings() {
            return findings;
        }

        private static String sentence(Finding first) {
            return (first.pointer().isEmpty() ? "The body" : first.pointer()) + " " + first.message();
        }
    }

    public abstract List<Finding> findings();

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage()); // never null here, which the type alone cannot say
    }
}
