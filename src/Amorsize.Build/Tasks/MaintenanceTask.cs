using Amorsize.Build.Diagnostics;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tasks;

/// <summary>Base of the tasks that work on the cache as a whole. A cache that cannot be changed costs a warning.</summary>
public abstract class MaintenanceTask : AmorsizeTask
{
    private protected sealed override void Run()
    {
        try
        {
            Maintain(new LocalFileSystem());
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Report(CacheMessages.NotChanged(e));
        }
    }

    private protected abstract void Maintain(IFileSystem files);
}
