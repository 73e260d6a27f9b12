using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using Amorsize.Platform.Processors;

namespace Amorsize.UpToDate;

/// <summary>The question of an <see cref="UpToDateCheck"/>: all inputs of its answer, except the time and the files that are read.</summary>
internal static class UpToDateQuestion
{
    /// <summary>The question of a build.</summary>
    /// <param name="hardware">See <see cref="Hardware"/>.</param>
    /// <param name="context">The metadata of the context item, by name.</param>
    /// <param name="environment">The environment variables of the build.</param>
    public static string Of(string hardware, IDictionary context, IDictionary environment)
    {
        var text = new StringBuilder(hardware).Append('\n');
        foreach (var name in Sorted(context))
            text.Append(name).Append('=').Append((string?)context[name]).Append('\n');
        foreach (var name in Sorted(environment))
        {
            if (RuntimeSettings.ChangesRuntime(name))
                text.Append(name).Append('=').Append((string?)environment[name]).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>
    /// The facts from which the description of the machine is derived. A change that makes no other machine costs one full check. The host name stands for the
    /// model of the processors, which is read from a file.
    /// </summary>
    public static string Hardware() => new StringBuilder(Environment.MachineName)
        .Append(' ').Append(OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Unix")
        .Append(' ').Append((int)RuntimeInformation.ProcessArchitecture)
        .Append(' ').Append(Environment.ProcessorCount)
        // The exact size may differ after a restart of the machine. The class of a machine's memory is a power of two.
        .Append(' ').Append((int)Math.Round(Math.Log2(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)))
        .Append(' ').Append(ControlGroups.Here.Texts)
        .ToString();

    // Sorted, because the order differs from process to process.
    private static string[] Sorted(IDictionary values)
    {
        var names = new string[values.Count];
        values.Keys.CopyTo(names, 0);
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }
}
