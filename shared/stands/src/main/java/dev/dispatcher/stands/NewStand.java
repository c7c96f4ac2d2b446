package dev.dispatcher.stands;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A stand as somebody asks for it. Without a ref it is made from its products'. `isSeen`: who asks has it before his
/// eyes at once, and need not be told that it is in line.
public record NewStand(
        String name,
        List<String> products,
        long owner,
        @Nullable String ref,
        boolean isSeen) {

    public static final String NAME_RULE = "^[a-z][a-z0-9-]{1,40}$";

    private static final Pattern NAME = Pattern.compile(NAME_RULE);

    public NewStand {
        products = products.stream().distinct().toList();
    }

    public NewStand(String name, List<String> products, long owner, @Nullable String ref) {
        this(name, products, owner, ref, false);
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
