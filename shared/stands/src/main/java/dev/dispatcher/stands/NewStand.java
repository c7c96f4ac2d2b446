package dev.dispatcher.stands;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A stand as somebody asks for it. Without a ref it is made from its products'.
public record NewStand(
        String name,
        List<String> products,
        long owner,
        @Nullable String ref) {

    public static final String NAME_RULE = "^[a-z][a-z0-9-]{1,40}$";

    private static final Pattern NAME = Pattern.compile(NAME_RULE);

    public NewStand {
        products = products.stream().distinct().toList();
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
