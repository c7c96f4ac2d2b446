package dev.dispatcher.functions.api;

import java.util.Set;
import java.util.TreeSet;

/// The routes we have promised; whoever adds one adds it here.
final class Promised {

    static final Set<String> ROUTES = new TreeSet<>(Set.of(
            "GET /openapi.json",
            "GET /docs",
            "GET /api/v1/health",
            "POST /api/v1/tokens",
            "GET /api/v1/tokens",
            "DELETE /api/v1/tokens/{id}",
            "POST /events",
            "POST /events/batch",
            "GET /events",
            "GET /events/stats",
            "GET /events/{id}",
            "POST /events/{id}/process",
            "GET /events/{id}/attempts",
            "GET /oauth/{provider}/start",
            "POST /oauth/{provider}/start",
            "GET /oauth/{provider}/callback",
            "POST /api/v1/hooks",
            "GET /api/v1/users",
            "POST /api/v1/users",
            "GET /api/v1/notify",
            "POST /api/v1/notify",
            "POST /api/v1/telegram/connect",
            "GET /api/v1/stands",
            "POST /api/v1/stands",
            "GET /api/v1/stands/{name}",
            "DELETE /api/v1/stands/{name}",
            "POST /api/v1/stands/{name}/retry",
            "POST /api/v1/stands/{name}/cancel",
            "POST /api/v1/stands/{name}/stop",
            "POST /api/v1/stands/{name}/start",
            "POST /api/v1/stands/{name}/extend",
            "GET /api/v1/subos",
            "GET /api/v1/subos/all",
            "PUT /api/v1/subos/{code}",
            "DELETE /api/v1/subos/{code}",
            "POST /orders",
            "GET /orders",
            "GET /orders/{uid}",
            "GET /order/{uid}",
            "GET /orders/quarantine",
            "GET /orders/quarantine/{id}",
            "POST /orders/quarantine/{id}/replay",
            "DELETE /orders/quarantine/{id}",
            "POST /commands",
            "GET /commands",
            "GET /commands/{id}",
            "GET /command/{id}",
            "DELETE /commands/{id}",
            "DELETE /command/{id}",
            "POST /processes",
            "GET /processes",
            "GET /processes/{id}",
            "GET /process/{id}",
            "DELETE /processes/{id}",
            "DELETE /process/{id}",
            "POST /processes/{id}/stop",
            "POST /process/{id}/stop",
            "GET /processes/{id}/output",
            "GET /process/{id}/output"));

    /// Those for everybody.
    static final Set<String> OPEN = new TreeSet<>(Set.of(
            "GET /api/v1/health",
            "GET /openapi.json",
            "GET /docs",
            "GET /oauth/{provider}/start",
            "POST /oauth/{provider}/start",
            "GET /oauth/{provider}/callback"));

    private Promised() {}
}
