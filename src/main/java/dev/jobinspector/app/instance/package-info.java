/// One window per data folder: a later start hands its arguments to the window that is open.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.app.instance;
