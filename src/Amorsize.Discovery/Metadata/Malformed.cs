namespace Amorsize.Discovery.Metadata;

/// <summary>Tells what reading malformed metadata throws from a defect of the reader.</summary>
internal static class Malformed
{
    public static bool Says(Exception exception) =>
        exception is BadImageFormatException or ArgumentException or InvalidCastException or InvalidOperationException or OverflowException
            // A type that is constructed of itself; a count that no memory holds.
            or InsufficientExecutionStackException or OutOfMemoryException;
}
