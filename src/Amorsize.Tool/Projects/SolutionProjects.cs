using System.Text.Json;
using System.Xml;
using Microsoft.VisualStudio.SolutionPersistence.Model;
using Microsoft.VisualStudio.SolutionPersistence.Serializer;

namespace Amorsize.Tool.Projects;

/// <summary>Reads which projects a solution or a solution filter has.</summary>
internal static class SolutionProjects
{
    private const string Filter = ".slnf";

    public static bool IsSolution(string path) => IsFilter(path) || SolutionSerializers.GetSerializerByMoniker(path) is not null;

    /// <summary>Absolute paths of the projects.</summary>
    /// <exception cref="ToolException">The file is no valid solution.</exception>
    public static IReadOnlyList<string> Of(string path)
    {
        try
        {
            return IsFilter(path) ? OfFilter(path) : OfSolution(path);
        }
        catch (Exception e) when (e is SolutionException or XmlException or JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new ToolException(ExitCode.Usage, $"The solution {path} cannot be read: {e.Message}");
        }
    }

    private static List<string> OfSolution(string path)
    {
        var serializer = SolutionSerializers.GetSerializerByMoniker(path)!;
        var solution = serializer.OpenAsync(path, CancellationToken.None).GetAwaiter().GetResult();
        return [.. solution.SolutionProjects.Select(project => Absolute(project.FilePath, path))];
    }

    // The paths of a filter's projects are relative to its solution, whose path is relative to the filter.
    private static List<string> OfFilter(string path)
    {
        using var filter = JsonDocument.Parse(File.ReadAllText(path), new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var solution = filter.RootElement.GetProperty("solution");
        var solutionPath = Absolute(solution.GetProperty("path").GetString()!, path);
        return [.. solution.GetProperty("projects").EnumerateArray().Select(project => Absolute(project.GetString()!, solutionPath))];
    }

    private static string Absolute(string path, string solution) => Path.GetFullPath(path.Replace('\\', '/'), Path.GetDirectoryName(solution)!);

    private static bool IsFilter(string path) => Path.GetExtension(path).Equals(Filter, StringComparison.OrdinalIgnoreCase);
}
