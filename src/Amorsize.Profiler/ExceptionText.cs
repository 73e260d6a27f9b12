using System.Diagnostics;
using System.Reflection;

namespace Amorsize.Profiler;

/// <summary>Describes an exception of the user's code in one line.</summary>
internal static class ExceptionText
{
    // The folder of all shared frameworks: each has a folder of its own there, and below it one for its version.
    private static readonly string frameworks = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..")) + Path.DirectorySeparatorChar;

    /// <summary>Type, message and place of an exception. The place is the innermost frame of the user's own code, and is left out where there is none.</summary>
    /// <param name="thrown">The exception.</param>
    /// <param name="user">The assembly that flags the workload.</param>
    public static string Of(Exception thrown, Assembly user)
    {
        var frames = new StackTrace(thrown, fNeedFileInfo: true).GetFrames();
        var frame = Array.Find(frames, one => AssemblyOf(one) == user) ?? Array.Find(frames, one => IsOfUser(AssemblyOf(one)));
        // The text ends as a clause does, without a full stop.
        return $"{thrown.GetType().Name}: {(frame is null ? thrown.Message.TrimEnd('.') : $"{thrown.Message} ({new StackTrace(frame).ToString().Trim()})")}";
    }

    private static Assembly? AssemblyOf(StackFrame frame) => frame.GetMethod()?.Module.Assembly;

    private static bool IsOfUser(Assembly? assembly) => assembly is not null && assembly != typeof(ExceptionText).Assembly
        && assembly.Location is { Length: > 0 } path && !path.StartsWith(frameworks, StringComparison.Ordinal);
}
