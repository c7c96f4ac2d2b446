package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import org.junit.jupiter.api.Test;

class LeakTest {

    @Test
    void leavesNothingBehindInTheContext() {
        try (var api = TestApi.start()) {
            var admin = api.token(Scope.ADMIN);
            requests(api, admin, 100);
            int before = beans(api);

            requests(api, admin, 2_000);

            assertThat(beans(api)).isEqualTo(before);
            api.context.registerSingleton(new Object());
            assertThat(beans(api)).as("what this test would see").isEqualTo(before + 1);
        }
    }

    private static void requests(TestApi api, String token, int count) {
        for (int i = 0; i < count; i++) {
            api.send(Call.get(i % 2 == 0 ? "/nowhere" : "/events?limit=x").by(token));
        }
    }

    private static int beans(TestApi api) {
        return api.context.getActiveBeanRegistrations(Object.class).size();
    }
}
