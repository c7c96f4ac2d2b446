package dev.dispatcher.functions.api.edge;

import dev.dispatcher.platform.json.Findings;
import org.jspecify.annotations.Nullable;

/// Which page of a list is wanted, counted from 1, and how long pages are.
public record Paging(int page, int limit) {

    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 100;
    private static final int PAGE_MAX = 1_000_000_000;

    public static Paging of(@Nullable String page, @Nullable String limit, Findings findings) {
        return new Paging(
                number(page, 1, PAGE_MAX, "page", findings), number(limit, LIMIT, LIMIT_MAX, "limit", findings));
    }

    /// How many there are of so many rows.
    public long pages(long total) {
        return (total + limit - 1) / limit;
    }

    private static int number(@Nullable String text, int otherwise, int most, String field, Findings findings) {
        if (text == null) return otherwise;
        if (text.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) return (int) number;
        }
        findings.add("/" + field, "must be a whole number from 1 to " + most + ".");
        return otherwise;
    }
}
