using System.Text.Json;
using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Measuring;

/// <summary>The other end of <see cref="MeasuringProcess"/>: a request on standard input, what was measured on standard output.</summary>
internal static class MeasureCommand
{
    public const string Name = "measure";

    public static void Run()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        var request = JsonSerializer.Deserialize<MeasureRequest>(input, ResultFiles.Json)!;
        var kind = AllKinds.List.Single(kind => kind.Facts.Name == request.Kind);
        JsonSerializer.Serialize(output, new Rounds(kind, request.Contenders).Run(request.Budget, request.FewestRounds), ResultFiles.Json);
    }
}
