package dev.dispatcher.functions.orderconsumer;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.dispatcher.platform.lambda.Rehearsal;
import dev.dispatcher.platform.lambda.Rehearsed;

/// An order that nobody gave, together with something that is none.
record OrderRehearsal() implements Rehearsal<SQSEvent> {

    private static final String ORDER = """
            {"order_uid":"priming","track_number":"P","entry":"P","delivery":{"name":"P","phone":"+10000000000","zip":"1",
             "city":"P","address":"P","region":"P","email":"priming@example.org"},
             "payment":{"transaction":"priming","request_id":"","currency":"USD","provider":"p","amount":2,
             "payment_dt":1,"bank":"p","delivery_cost":1,"goods_total":1,"custom_fee":0},
             "items":[{"chrt_id":1,"track_number":"P","price":1,"rid":"p","name":"P","sale":0,"size":"0",
             "total_price":1,"nm_id":1,"brand":"P","status":202}],"locale":"en","internal_signature":"",
             "customer_id":"priming","delivery_service":"p","shardkey":"1","sm_id":1,
             "date_created":"2021-11-26T06:22:19Z","oof_shard":"1"}
            """;

    @Override
    public void play(Stage<SQSEvent> function) {
        function.handle(Rehearsed.batch("orders", ORDER));
        function.handle(Rehearsed.batch("orders", ORDER, "{}"));
    }
}
