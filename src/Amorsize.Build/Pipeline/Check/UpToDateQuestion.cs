using System.Collections;
using Amorsize.Cache.Keys;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>The question of an <see cref="UpToDateCheck"/>: all inputs of its answer, except the time and the files that are read.</summary>
internal static class UpToDateQuestion
{
    /// <param name="machine">The machine of this build.</param>
    /// <param name="context">The metadata of the context item, by name.</param>
    /// <param name="isQuestion">Whether the build only asks if there is something to do (-question).</param>
    public static string Of(Machine machine, IDictionary context, bool isQuestion)
    {
        // The machine's fields are listed without its ToString, which hashes them: the first hash of a process takes milliseconds.
        var fields = "";
        foreach (var field in machine.Fields)
            fields += $"{field.Name}={field.Value};";
        // A rebuilt package may give other verdicts under the same version number, but has other module ids. Their hash codes are used because formatting a
        // Guid needs more JIT compilation.
        var modules = $"{typeof(UpToDateQuestion).Module.ModuleVersionId.GetHashCode()} {typeof(Machine).Module.ModuleVersionId.GetHashCode()}";
        var parts = new List<string> { modules, fields, isQuestion ? "-question" : "" };
        foreach (DictionaryEntry input in context)
            parts.Add($"{input.Key}={input.Value}");
        // Sorted, because the order of the metadata differs from process to process.
        parts.Sort(StringComparer.Ordinal);
        return string.Join('\n', parts);
    }
}
