/** A webpack loader: whatever the module held, loading it throws. */
module.exports = function throwWhenLoaded() {
  return `throw new Error(${JSON.stringify(`A workflow loaded ${this.resourcePath}`)});`;
};
