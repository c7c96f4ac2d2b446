package dev.dispatcher.functions.api.stands;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.dispatcher.platform.json.Command;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.stands.NewStand;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A stand as somebody asks for it, under its present field names or the older service's.
@Schema(name = "NewStand", requiredProperties = "products")
record NewStandBody(
        @Schema(pattern = NewStand.NAME_RULE, nullable = false) @Nullable
        String name,

        @Schema(description = "The older name of name.") @JsonProperty("nameStand") @Nullable
        String olderName,

        @Schema(nullable = false, description = "Codes of products.") @Nullable
        List<@Nullable String> products,

        @Schema(description = "The owner.") @Nullable Long userId,

        @Schema(description = "The older name of user_id.") @JsonProperty("userID") @Nullable
        Long olderUserId,

        @Schema(description = "What it is made from; by default what its products say.", maxLength = 200) @Nullable
        String ref)
        implements Command {

    private static final int PRODUCTS_MAX = 20;
    private static final int REF_MAX = 200;

    @Override
    public void check(Findings findings) {
        if (name == null && olderName == null) findings.missing("name");
        if (name != null && olderName != null && !name.equals(olderName)) {
            findings.add("/nameStand", "is not the same as name.");
        }
        if (userId == null && olderUserId == null) findings.missing("user_id");
        if (userId != null && olderUserId != null && !userId.equals(olderUserId)) {
            findings.add("/userID", "is not the same as user_id.");
        }
        if (ref != null && (ref.isBlank() || ref.length() > REF_MAX)) {
            findings.add("/ref", "must have 1 to " + REF_MAX + " characters.");
        }
        if (products == null) {
            findings.missing("products");
            return;
        }
        if (products.isEmpty() || products.size() > PRODUCTS_MAX) {
            findings.add("/products", "must name 1 to " + PRODUCTS_MAX + " products.");
        }
        findings.<String>each("products", products, (_, _) -> {});
    }

    /// Once nothing was found wrong.
    NewStand wish() {
        var codes = Objects.requireNonNull(products).stream()
                .map(Objects::requireNonNull)
                .toList();
        return new NewStand(
                Objects.requireNonNull(name == null ? olderName : name),
                codes,
                Objects.requireNonNull(userId == null ? olderUserId : userId),
                ref);
    }
}
