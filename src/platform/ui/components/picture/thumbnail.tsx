/** What an uploaded photo shows, small, beside its name, within the page: nobody gets it who does not get the page. */
export const Thumbnail = ({ bytes }: { bytes: Uint8Array | undefined }) =>
  bytes && <img class="thumbnail" alt="" src={`data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`} />

export const Thumbnails = ({ pictures }: { pictures: readonly Uint8Array[] }) => (
  <span class="thumbnails">
    {pictures.map((bytes) => (
      <Thumbnail bytes={bytes} />
    ))}
  </span>
)
