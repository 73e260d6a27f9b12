using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Layers;

/// <summary>The cache layer over a baseline file: exported results, committed with the source. The file is read at most once and never written.</summary>
internal sealed class BaselineFile(string path, TimeProvider time, IFileSystem files) : ICacheLayer
{
    private readonly Lazy<(IReadOnlyList<Entry> Entries, Finding? Defect)> content = new(() => ExportFile.Read(files, path));

    /// <inheritdoc/>
    public IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests) => [.. requests.Select(LookUp)];

    private LookUpResult LookUp(LookUpRequest request)
    {
        var (entries, defect) = content.Value;
        if (defect is not null)
            return LookUpResult.Without(defect.Verdict == Verdict.NotFound ? new(Verdict.NotFound, $"the baseline {path} does not exist") : WithFileName(defect));
        var candidates = entries.Where(entry => entry.Key == request.Key).ToList();
        var own = candidates.Where(entry => entry.Machine == request.Machine).ToList();
        return LookUpResult.Best(own.Count > 0 ? own : candidates, request, time.GetUtcNow(), SettingsSource.Baseline) is { } best
            ? best with { Findings = [.. best.Findings.Select(WithFileName)] }
            : LookUpResult.Without(Verdict.NotFound, "no entry for this workload");
    }

    private Finding WithFileName(Finding finding) => finding with { Detail = $"{Path.GetFileName(path)}: {finding.Detail}" };
}
