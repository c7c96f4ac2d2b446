/// template.yaml as the local runner and the tests read it.
@NullMarked
package dev.dispatcher.local.template;

import org.jspecify.annotations.NullMarked;
