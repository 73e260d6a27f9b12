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
        var samples = new Rounds([.. request.Contenders.Select(contender => new Pass(kind.Pass(contender), kind.Items))]).Run(request.Budget, request.FewestRounds);
        JsonSerializer.Serialize(output, request.Contenders.Zip(samples, (contender, sample) => new Measured(contender, sample)), ResultFiles.Json);
    }
}
