namespace Amorsize.Caching;

/// <summary>Exported results that are committed beside the source: read only, and read once.</summary>
internal sealed class Baseline(string path, TimeProvider time, ICacheFiles files) : ICacheLayer
{
    private readonly Lazy<ExportReading> content = new(() => ExportFile.Read(files, path));

    /// <inheritdoc/>
    public LookUpResult LookUp(LookUpRequest request)
    {
        var (entries, defect) = content.Value;
        if (defect is not null)
            return LookUpResult.Without(Here(defect));
        var candidates = entries.Where(entry => entry.Key == request.Key).ToList();
        var best = candidates.Find(entry => entry.Machine == request.Machine) ?? candidates.MaxBy(entry => entry.CreatedAt);
        if (best is null)
            return LookUpResult.Without(Verdict.NotFound, "no entry for this workload");
        var answer = LookUpResult.Of(best, request, time.GetUtcNow(), SettingsSource.Baseline);
        return answer with { Findings = [.. answer.Findings.Select(Here)] };
    }

    private Finding Here(Finding finding) => finding with { Detail = $"{Path.GetFileName(path)}: {finding.Detail}" };
}
