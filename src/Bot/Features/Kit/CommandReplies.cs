using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Kit;

/// <summary>What the person sees of what became of a command.</summary>
internal static class CommandReplies
{
    /// <param name="result">Its answers are packed replies.</param>
    /// <param name="gone">When the council or office does not exist.</param>
    public static Reply Reply<TChange>(this CommandResult<TChange> result, Func<Reply> gone)
        where TChange : class =>
        result switch
        {
            CommandResult<TChange>.Done done => Kit.Reply.Unpack(done.Answer) with { HasSaved = done.Committed is not null },
            CommandResult<TChange>.Repeated repeated => Kit.Reply.Unpack(repeated.Answer) with { HasSaved = true },
            CommandResult<TChange>.Refused refused => Kit.Reply.Unpack(refused.Answer),
            CommandResult<TChange>.UsedUp => Replies.UsedUp(),
            CommandResult<TChange>.ChangedMeanwhile => Replies.ChangedMeanwhile(),
            CommandResult<TChange>.NotFound => gone(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
