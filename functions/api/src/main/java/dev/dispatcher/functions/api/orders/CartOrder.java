package dev.dispatcher.functions.api.orders;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A cart as it is read back: with the id that we gave it.
@Schema(
        name = "CartOrder",
        requiredProperties = {"order_uid", "user_id", "items"})
record CartOrder(String orderUid, long userId, List<CartBody.Line> items) {}
