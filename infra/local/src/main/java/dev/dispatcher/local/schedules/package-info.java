/// What EventBridge Scheduler does: functions called at a rate or by the calendar.
@NullMarked
package dev.dispatcher.local.schedules;

import org.jspecify.annotations.NullMarked;
