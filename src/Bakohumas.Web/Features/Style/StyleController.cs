using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Style;

/// <summary>The design kit: every component with the markup that makes it. Development only.</summary>
[AllowAnonymous]
internal sealed class StyleController(IWebHostEnvironment environment) : Controller
{
    [HttpGet("/panel/gaya")]
    public IActionResult Index() => Kit(new SampleForm());

    [HttpPost("/panel/gaya")]
    public IActionResult Try(SampleForm form) => Kit(form);

    private IActionResult Kit(SampleForm form) => environment.IsDevelopment()
        ? View("Index", StylePage.Load(environment.ContentRootPath, form))
        : NotFound();
}
