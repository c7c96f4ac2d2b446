/// Scripts as tasks of Amazon ECS on Fargate.
@NullMarked
package dev.dispatcher.scripts.ecs;

import org.jspecify.annotations.NullMarked;
