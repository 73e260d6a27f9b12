using Amorsize.Cache.Keys;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>The question of an <see cref="UpToDateCheck"/>: all inputs of its answer, except the time and the files that are read.</summary>
internal static class UpToDateQuestion
{
    /// <param name="machine">The machine of this build.</param>
    /// <param name="inputs">The text of every property that the check reads.</param>
    public static string Of(Machine machine, params string[] inputs)
    {
        // Not the machine's ToString, which would hash the fields: the first hash of a process takes milliseconds.
        var fields = "";
        foreach (var field in machine.Fields)
            fields += $"{field.Name}={field.Value};";
        // Another build of this package may judge otherwise, even one of the same version. Hash codes, because formatting a Guid compiles more code.
        var modules = $"{typeof(UpToDateQuestion).Module.ModuleVersionId.GetHashCode()} {typeof(Machine).Module.ModuleVersionId.GetHashCode()}";
        return $"{modules}\n{fields}\n{string.Join('\n', inputs)}";
    }
}
