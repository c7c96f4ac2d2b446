/// Part of the faulty house that PlantedTest judges.
@NullMarked
package dev.dispatcher.local.planted.platform;

import org.jspecify.annotations.NullMarked;
