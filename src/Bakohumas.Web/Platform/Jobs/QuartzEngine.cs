using Quartz;
using IJob = Bakohumas.Web.Platform.Jobs.IJob;

namespace Bakohumas.Web.Platform.Jobs;

/// <summary>
/// Quartz as an alarm clock, RAM store: it says how often to look, the due rows decide what happens. The only file that knows
/// which engine ticks; Hangfire would be another file and one line in <see cref="JobsSetup"/>.
/// </summary>
internal sealed class QuartzEngine(ISchedulerFactory schedulers, IEnumerable<IJob> jobs, Readiness readiness) : BackgroundService
{
    public static void Add(IServiceCollection services)
    {
        services.AddLogging(logging => logging.AddFilter("Quartz", LogLevel.Warning));
        services.AddQuartz();
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<QuartzEngine>();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Whole.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!readiness.IsReady) return;
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        foreach (var job in jobs)
        {
            var detail = JobBuilder.Create<Tick>().WithIdentity(job.Name).UsingJobData(nameof(IJob.Name), job.Name).Build();
            var trigger = TriggerBuilder.Create().ForJob(detail).StartNow().WithSchedule(SimpleScheduleBuilder.Create().WithInterval(job.Every).RepeatForever()).Build();
            await scheduler.ScheduleJob(detail, trigger, cancellationToken: stoppingToken);
        }
    }

    [DisallowConcurrentExecution]
    private sealed class Tick(IEnumerable<IJob> jobs, ILogger<QuartzEngine> log) : Quartz.IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            var job = jobs.Single(j => j.Name == context.JobDetail.Key.Name);
            try
            {
                await job.RunAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                // The next tick asks again; a fault here must never stop the clock.
                log.LogError(fault, "Job {Job} failed", job.Name);
            }
        }
    }
}
