using Amorsize.Build.Pipeline.Measure;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>Answers as told, and remembers what it was asked.</summary>
internal sealed class FakeProfiler(Func<ProfileRequest, ProfileReport> answer) : IProfiler
{
    public List<ProfileRequest> Requests { get; } = [];

    public List<TimeSpan> TimeLimits { get; } = [];

    public ProfileReport Profile(ProfileRequest request, TimeSpan timeLimit, Action started, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Add(request);
        TimeLimits.Add(timeLimit);
        var report = answer(request);
        if (report.Outcome != ProfileOutcome.CannotRunHere)
            started();
        return report;
    }
}
