using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Shared;

internal static class Redirects
{
    /// <summary>303 after a post (RFC 9110, 15.4.4): whatever the browser, it goes on with GET.</summary>
    public static StatusCodeResult SeeOther(this Controller controller, string address)
    {
        controller.Response.Headers.Location = address;
        return controller.StatusCode(StatusCodes.Status303SeeOther);
    }
}
