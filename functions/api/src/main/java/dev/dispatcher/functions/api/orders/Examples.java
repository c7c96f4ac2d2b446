package dev.dispatcher.functions.api.orders;

/// Orders to copy from the document. A test sends them.
final class Examples {

    static final String CART = "{\"user_id\": 123, \"items\": [{\"sku\": \"ABC\", \"qty\": 1}]}";

    static final String ORDER = """
            {
              "order_uid": "b563feb7b2b84b6test",
              "track_number": "WBILMTESTTRACK",
              "entry": "WBIL",
              "delivery": {
                "name": "Ada Example",
                "phone": "+9720000000",
                "zip": "2639809",
                "city": "Kiryat Mozkin",
                "address": "Sample Square 15",
                "region": "Kraiot",
                "email": "ada@example.org"
              },
              "payment": {
                "transaction": "b563feb7b2b84b6test",
                "request_id": "",
                "currency": "USD",
                "provider": "wbpay",
                "amount": 1817,
                "payment_dt": 1637907727,
                "bank": "alpha",
                "delivery_cost": 1500,
                "goods_total": 317,
                "custom_fee": 0
              },
              "items": [
                {
                  "chrt_id": 9934930,
                  "track_number": "WBILMTESTTRACK",
                  "price": 453,
                  "rid": "ab4219087a764ae0btest",
                  "name": "Mascara",
                  "sale": 30,
                  "size": "0",
                  "total_price": 317,
                  "nm_id": 2389212,
                  "brand": "Sample",
                  "status": 202
                }
              ],
              "locale": "en",
              "internal_signature": "",
              "customer_id": "test",
              "delivery_service": "meest",
              "shardkey": "9",
              "sm_id": 99,
              "date_created": "2021-11-26T06:22:19Z",
              "oof_shard": "1"
            }
            """;

    private Examples() {}
}
