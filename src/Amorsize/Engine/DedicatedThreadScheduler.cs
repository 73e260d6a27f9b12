namespace Amorsize.Engine;

/// <summary>Gives each task a thread of its own, at once, so that blocking bodies do not wait for the thread pool's slow growth.</summary>
internal sealed class DedicatedThreadScheduler : TaskScheduler
{
    public static DedicatedThreadScheduler Instance { get; } = new();

    protected override void QueueTask(Task task) =>
        new Thread(static state => Instance.TryExecuteTask((Task)state!)) { IsBackground = true, Name = "Amorsize worker" }.UnsafeStart(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
