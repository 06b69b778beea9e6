/// Notifications of the desktop, by the programs that each system has for them.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.app.notification;
