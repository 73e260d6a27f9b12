using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Amorsize.Cache.Keys;
using Amorsize.Platform.Processors;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>The question of an <see cref="UpToDateCheck"/>: all inputs of its answer, except the time and the files that are read.</summary>
internal static class UpToDateQuestion
{
    /// <summary>The question of a build.</summary>
    /// <param name="hardware">See <see cref="Hardware"/>.</param>
    /// <param name="context">The metadata of the context item, by name.</param>
    /// <param name="variables">The environment variables of the build that change the runtime of a workload.</param>
    /// <param name="isQuestion">Whether the build only asks if there is something to do (-question).</param>
    public static string Of(string hardware, IDictionary context, IReadOnlyList<NamedField> variables, bool isQuestion)
    {
        var text = new StringBuilder(hardware).Append('\n');
        // A rebuilt package may give other verdicts under the same version number, but has other module ids. Their hash codes are used because formatting a
        // Guid needs more JIT compilation.
        text.Append(typeof(UpToDateQuestion).Module.ModuleVersionId.GetHashCode()).Append(' ').Append(typeof(Machine).Module.ModuleVersionId.GetHashCode()).Append('\n');
        if (isQuestion)
            text.Append("-question\n");
        foreach (var variable in variables)
            text.Append(variable.Name).Append('=').Append(variable.Value).Append('\n');
        // Sorted by name, because the order of the metadata differs from process to process. Interpolated texts in a list took 1.5 ms more in a
        // new process.
        var names = new string[context.Count];
        context.Keys.CopyTo(names, 0);
        Array.Sort(names, StringComparer.Ordinal);
        foreach (var name in names)
            text.Append(name).Append('=').Append((string?)context[name]).Append('\n');
        return text.ToString();
    }

    /// <summary>
    /// The facts from which the <see cref="Machine"/> of this process is derived. A change that makes no other machine costs one full check. The host name stands for
    /// the model of the processors, which is read from a file.
    /// </summary>
    public static string Hardware()
    {
        var groups = ControlGroups.Here;
        return new StringBuilder(Environment.MachineName)
            .Append(' ').Append(OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Unix")
            .Append(' ').Append((int)RuntimeInformation.ProcessArchitecture)
            .Append(' ').Append(Environment.ProcessorCount)
            .Append(' ').Append(groups.CpuQuota?.ToString(CultureInfo.InvariantCulture))
            .Append(' ').Append(Machine.MemoryClass(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, groups))
            .ToString();
    }
}
