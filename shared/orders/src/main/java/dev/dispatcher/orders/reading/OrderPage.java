package dev.dispatcher.orders.reading;

import java.util.List;

/// A page of the list, newest first.
public record OrderPage(List<OrderSummary> orders, long total) {

    public OrderPage {
        orders = List.copyOf(orders);
    }
}
