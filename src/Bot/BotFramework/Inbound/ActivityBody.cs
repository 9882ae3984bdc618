using System.Buffers;
using KobanBot.Bot.BotFramework.Activities;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>Reads the activity out of a request, once and out of the buffer into which the server has put it.</summary>
internal sealed class ActivityBody(IOptions<BotOptions> options)
{
    private readonly int _maxBytes = options.Value.MaxBodyBytes;

    /// <summary>The activity, or the HTTP status of the refusal.</summary>
    public async ValueTask<(Activity? Activity, int Fault)> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > _maxBytes)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            var body = read.Buffer;
            if (body.Length > _maxBytes)
            {
                reader.AdvanceTo(body.End);
                return (null, StatusCodes.Status413PayloadTooLarge);
            }

            if (read.IsCompleted)
            {
                var activity = Parse(body);
                reader.AdvanceTo(body.End);
                return (activity, activity is null ? StatusCodes.Status400BadRequest : 0);
            }

            reader.AdvanceTo(body.Start, body.End);
        }
    }

    private static Activity? Parse(in ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
        {
            return ActivityJson.Read(body.First);
        }

        var length = (int)body.Length;
        var joined = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            body.CopyTo(joined);
            return ActivityJson.Read(joined.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(joined, clearArray: true);
        }
    }
}
