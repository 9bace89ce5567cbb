using Quartz;
using OurJob = Bakohumas.Web.Platform.Jobs.IJob;

namespace Bakohumas.Web.Platform.Jobs;
