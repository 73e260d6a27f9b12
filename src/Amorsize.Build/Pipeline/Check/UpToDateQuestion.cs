using System.Collections;
using System.Text;
using Amorsize.Cache.Keys;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>The question of an <see cref="UpToDateCheck"/>: all inputs of its answer, except the time and the files that are read.</summary>
internal static class UpToDateQuestion
{
    /// <param name="machine">The machine of this build.</param>
    /// <param name="context">The metadata of the context item, by name.</param>
    /// <param name="variables">The environment variables of the build that change the runtime of a workload.</param>
    /// <param name="isQuestion">Whether the build only asks if there is something to do (-question).</param>
    public static string Of(Machine machine, IDictionary context, SortedDictionary<string, string> variables, bool isQuestion)
    {
        var text = new StringBuilder();
        // The machine's fields are listed without its ToString, which hashes them: the first hash of a process takes milliseconds.
        foreach (var field in machine.Fields)
            text.Append(field.Name).Append('=').Append(field.Value).Append('\n');
        // A rebuilt package may give other verdicts under the same version number, but has other module ids. Their hash codes are used because formatting a
        // Guid needs more JIT compilation.
        text.Append(typeof(UpToDateQuestion).Module.ModuleVersionId.GetHashCode()).Append(' ').Append(typeof(Machine).Module.ModuleVersionId.GetHashCode()).Append('\n');
        if (isQuestion)
            text.Append("-question\n");
        foreach (var variable in variables)
            text.Append(variable.Key).Append('=').Append(variable.Value).Append('\n');
        // Sorted by name, because the order of the metadata differs from process to process. Interpolated texts in a list took 1.5 ms more in a
        // new process.
        var names = new string[context.Count];
        context.Keys.CopyTo(names, 0);
        Array.Sort(names, StringComparer.Ordinal);
        foreach (var name in names)
            text.Append(name).Append('=').Append((string?)context[name]).Append('\n');
        return text.ToString();
    }
}
