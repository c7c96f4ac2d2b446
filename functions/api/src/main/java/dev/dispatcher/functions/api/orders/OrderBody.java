package dev.dispatcher.functions.api.orders;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The full order. Further fields are kept as they are.
@Schema(
        name = "Order",
        requiredProperties = {
            "order_uid",
            "track_number",
            "delivery",
            "payment",
            "items",
            "customer_id",
            "sm_id",
            "date_created"
        })
record OrderBody(
        @Schema(minLength = 1, maxLength = 128) String orderUid,
        @Schema(minLength = 1, maxLength = 128) String trackNumber,
        @Nullable String entry,
        Delivery delivery,
        Payment payment,

        @ArraySchema(minItems = 1, maxItems = 1_000, schema = @Schema(implementation = Item.class))
        List<Item> items,

        @Nullable String locale,
        @Nullable String internalSignature,
        @Schema(minLength = 1, maxLength = 128) String customerId,
        @Nullable String deliveryService,
        @Nullable String shardkey,
        long smId,
        Instant dateCreated,
        @Nullable String oofShard) {

    /// Where it goes.
    @Schema(name = "OrderDelivery")
    record Delivery(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String zip,
            @Nullable String city,
            @Nullable String address,
            @Nullable String region,
            @Nullable String email) {}

    /// How it is paid. `amount` should be `delivery_cost + goods_total + custom_fee`.
    @Schema(
            name = "OrderPayment",
            requiredProperties = {
                "transaction",
                "currency",
                "amount",
                "payment_dt",
                "delivery_cost",
                "goods_total",
                "custom_fee"
            })
    record Payment(
            @Schema(description = "Should be the order_uid.")
            String transaction,

            @Nullable String requestId,
            @Schema(pattern = "^[A-Z]{3}$") String currency,
            @Nullable String provider,
            long amount,
            @Schema(description = "Seconds since 1970.") long paymentDt,
            @Nullable String bank,
            long deliveryCost,

            @Schema(description = "Should be the sum of the items' total_price.")
            long goodsTotal,

            long customFee) {}

    /// One line of it.
    @Schema(
            name = "OrderItem",
            requiredProperties = {"chrt_id", "track_number", "price", "rid", "sale", "total_price", "nm_id", "status"})
    record Item(
            long chrtId,

            @Schema(description = "Should be that of the order.")
            String trackNumber,

            long price,
            String rid,
            @Nullable String name,

            @Schema(minimum = "0", maximum = "100", description = "A percentage.")
            int sale,

            @Nullable String size,

            @Schema(description = "Should be the price less the sale, rounded down.")
            long totalPrice,

            long nmId,
            @Nullable String brand,
            long status) {}
}
