using Amorsize.Benchmarks.Kinds;

namespace Amorsize.Benchmarks.Measuring;

/// <summary>Compares candidates of one kind, in a process of its own.</summary>
internal static class MeasureCommand
{
    public const string Name = "measure";

    public static IReadOnlyList<Measured> Ask(MeasureRequest request) => OwnProcess.Ask<MeasureRequest, IReadOnlyList<Measured>>(Name, request);

    public static void Run() => OwnProcess.Answer<MeasureRequest, IReadOnlyList<Measured>>(Measure);

    private static List<Measured> Measure(MeasureRequest request)
    {
        var kind = AllKinds.List.Single(kind => kind.Facts.Name == request.Kind);
        var samples = new Rounds([.. request.Candidates.Select(candidate => new Pass(kind.Pass(candidate), kind.Items))]).Run(request.Budget, request.MinRounds);
        return [.. request.Candidates.Zip(samples, (candidate, sample) => new Measured(candidate, sample))];
    }
}
