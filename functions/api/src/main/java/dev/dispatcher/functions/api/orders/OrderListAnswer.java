package dev.dispatcher.functions.api.orders;

import dev.dispatcher.functions.api.edge.Paging;
import dev.dispatcher.orders.reading.OrderPage;
import dev.dispatcher.orders.reading.OrderSummary;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the list of orders, newest first.
@Schema(name = "Orders")
record OrderListAnswer(List<Summary> data, Pages pagination) {

    /// An order in short. A cart has no track number and no amount.
    @Schema(name = "OrderSummary")
    record Summary(
            String orderUid,

            @Schema(
                    type = "string",
                    allowableValues = {"order", "cart"})
            String form,

            String customerId,
            @Nullable String trackNumber,
            @Nullable Long amount,
            @Nullable String currency,
            Instant dateCreated,
            Instant acceptedAt,

            @Schema(
                    type = "string",
                    allowableValues = {"http", "sqs", "sns"})
            String source,

            List<TakenAnswer.Oddity> warnings) {

        private static Summary of(OrderSummary order) {
            return new Summary(
                    order.uid(),
                    order.form(),
                    order.customerId(),
                    order.trackNumber(),
                    order.amount(),
                    order.currency(),
                    order.dateCreated(),
                    order.acceptedAt(),
                    order.source(),
                    TakenAnswer.Oddity.of(order.warnings()));
        }
    }

    /// Where this page stands.
    @Schema(name = "Pages")
    record Pages(int page, int limit, long total, long pages) {

        static Pages of(Paging paging, long total) {
            return new Pages(paging.page(), paging.limit(), total, paging.pages(total));
        }
    }

    static OrderListAnswer of(OrderPage found, Paging paging) {
        return new OrderListAnswer(found.orders().stream().map(Summary::of).toList(), Pages.of(paging, found.total()));
    }
}
