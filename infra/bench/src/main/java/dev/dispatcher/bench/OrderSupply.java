package dev.dispatcher.bench;

import dev.dispatcher.bench.producer.OrderPress;
import java.util.concurrent.atomic.AtomicInteger;

/// Good orders, none of them twice.
final class OrderSupply {

    private final OrderPress press;
    private final AtomicInteger made = new AtomicInteger();

    OrderSupply(OrderPress press) {
        this.press = press;
    }

    String next() {
        return press.good(made.getAndIncrement());
    }

    String uid(int number) {
        return press.uid(number);
    }

    int made() {
        return made.get();
    }
}
