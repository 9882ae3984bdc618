using System.Text.Json.Nodes;
using AdaptiveCards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Turns.Leaving;

/// <summary>
/// Nothing typed is lost: whoever leaves a form by any of its buttons finds it again as it was, errors and all, the next time that it is drawn.
/// That holds for every card with inputs; no flow has to do anything for it. Saving ends it.
/// </summary>
internal sealed class LeftForms(IKeptForms kept, TimeProvider clock)
{
    /// <summary>What the button itself carries, without what is ours; what was typed on the form that it leaves is kept first.</summary>
    public async Task<(Pressed Pressed, Sender Sender, string? Form)> TakeAsync(
        Sender sender,
        Pressed pressed,
        CancellationToken cancellation
    )
    {
        var data = pressed.Data;
        var form = data.Text(FormCard.FormKey) is { Length: > 0 and <= 40 } key ? key : null;
        if (sender.Officer is not { } officer)
        {
            return (pressed, sender, form);
        }

        if (data.Text(FormCard.DiscardKey) is { Length: > 0 } discarded && !pressed.IsRefresh)
        {
            await kept.DropAsync(officer.Id, discarded, cancellation);
            sender = sender with { Forms = [.. sender.Forms.Where(f => f.Key != discarded)] };
        }

        // Their order is the card's own: a title of a choice may hold a comma, an id never does.
        var ids = data.Text(FormCard.InputsKey).Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (form is not null && ids.Length > 0 && !pressed.IsRefresh)
        {
            var typed = ids.Select(id => new TypedInput(id, data.Raw(id))).ToList();
            if (FormCard.Digest(typed) != data.Text(FormCard.DrawnKey))
            {
                var left = new KeptForm(form, data.Text(FormCard.VerbKey), clock.GetUtcNow(), typed);
                await kept.KeepAsync(officer.Id, left, cancellation);
                sender = sender with { Forms = [.. sender.Forms.Where(f => f.Key != form), left] };
            }
        }

        var own = data.Without([FormCard.FormKey, FormCard.InputsKey, FormCard.DrawnKey, FormCard.VerbKey, FormCard.DiscardKey, .. ids]);
        return (pressed with { Data = own }, sender, ids.Length > 0 ? null : form);
    }

    /// <summary>The reply with its form, if it is one, as the person had left it. What was saved is not kept any more.</summary>
    public async Task<Reply> ShowAsync(FlowTable flows, Step step, Reply reply, CancellationToken cancellation)
    {
        if (reply.HasSaved && step.Form is { } saved && step.KeptForms.Any(f => f.Key == saved))
        {
            await kept.DropAsync(step.Officer.Id, saved, cancellation);
        }

        return
            reply.CardJson is { } json
            && FormCard.MayBe(json)
            && JsonNode.Parse(json) is JsonObject card
            && FormCard.Find(card, verb => flows.Verbs.TryGetValue(verb, out var asked) && asked.IsLookup) is { } form
            ? reply with
            {
                CardJson = Shown(flows, step, form, reply.HasSaved).ToJsonString(CardJson.Options),
                IsForm = true,
            }
            : reply;
    }

    private static JsonObject Shown(FlowTable flows, Step step, FormCard form, bool hasSaved)
    {
        // Whoever is in the middle of it has typed something newer; on another part of the flow what was left empty may be filled.
        var isInTheMiddle = step.Form == form.Key && !hasSaved;
        if (
            step.Form != form.Key
            && step.KeptForms.FirstOrDefault(f => f.Key == form.Key && !f.IsOver(step.Now)) is { } left
            && RestoredForm.Fill(form, left, id => step.Form is null || step.Data.Text(id).Length == 0)
        )
        {
            RestoredForm.Announce(form, left, flows.Verbs[step.Verb] is Reads ? Again(step, form) : null);
        }

        form.Mark(isInTheMiddle);
        return form.Card;
    }

    private static AdaptiveExecuteAction Again(Step step, FormCard form)
    {
        var data = new JsonObject();
        foreach (var (key, value) in step.Data.Typed.Where(d => step.Form is null || !form.Ids.Contains(d.Key, StringComparer.Ordinal)))
        {
            data[key] = value;
        }

        data.Remove(Buttons.CommandKey);
        data[Buttons.WordsKey] = step.Words;
        data[FormCard.DiscardKey] = form.Key;
        return AdaptiveExecuteAction.Create("破棄して最初から入力", step.Verb, data, withoutInputs: true);
    }
}
